import { useLanguage } from "../../../i18n/language.tsx";

const sample = [
  ["2026/11/2", "9:00", "18:00", ""],
  ["2026/11/4", "13:00", "22:30", "在宅"],
];
const headers = ["日付", "開始時刻", "終了時刻", "備考"];
const letters = ["A", "B", "C", "D"];

/** An example of a sheet, shown before a file is uploaded. */
export function ExpectedColumns() {
  const { words } = useLanguage();
  return (
    <div className="expected">
      <h3 className="minor-title">{words.autofill.expected}</h3>
      <div className="mini-sheet-frame">
        <table className="mini-sheet" aria-label={words.autofill.expected}>
          <thead>
            <tr className="mini-letters" aria-hidden="true">
              {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the empty corner of a sheet */}
              <td />
              {letters.map((letter) => (
                <td key={letter}>{letter}</td>
              ))}
            </tr>
            <tr>
              <td className="mini-number">1</td>
              {headers.map((header, index) => (
                <th key={header} scope="col" lang="ja">
                  {header}
                  {index === 3 ? (
                    <span className="mini-optional">{words.autofill.optional}</span>
                  ) : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((cells, index) => (
              <tr key={cells[0]}>
                <td className="mini-number">{index + 2}</td>
                {cells.map((cell, column) => (
                  <td key={letters[column]} lang="ja">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="dim small">
        {words.autofill.expectedHint} {words.autofill.times}
      </p>
    </div>
  );
}
