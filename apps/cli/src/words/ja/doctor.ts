import type { DoctorWords } from "../doctor-words.ts";

export const doctorJa: DoctorWords = {
  versions: ({ program, node }) => `バージョン ${program}、Node.js ${node}`,
  browser: ({ path }) =>
    path === undefined
      ? "ブラウザーが見つかりません。入れるか（npx playwright install --only-shell chromium、または apt-get install chromium）、CHROMIUM_PATH に実行ファイルを指定してください。"
      : `ブラウザーは ${path} です`,
  browserStarts: ({ version, path }) =>
    version === undefined
      ? `${path} が起動しません。必要なものを入れるか（npx playwright install-deps chromium）、CHROMIUM_PATH に別のものを指定してください。`
      : `起動します：${version}`,
  fonts: ({ has }) =>
    has
      ? "日本語フォントがあります"
      : "日本語フォントが見つかりません。入力はできますが、画面の画像では文字が四角になります。Debian では：apt-get install fonts-noto-cjk",
  memory: ({ limitMb, freeMb, neededMb }) =>
    freeMb < neededMb
      ? `メモリが足りません：${limitMb} MB のうち空きは ${freeMb} MB で、実行には ${neededMb} MB が要ります。ほかのプログラムを閉じるか、コンテナーの上限を上げてください。`
      : `メモリは足りています：${limitMb} MB のうち空きは ${freeMb} MB です`,
  server: ({ url, answer }) => {
    switch (answer.kind) {
      case "ours":
        return `${url} のサービスが応答します（バージョン ${answer.version}）`;
      case "private":
        return `${url} のサービスは非公開で、アクセストークンがないか、違っています。--access-token か JOBCAN_AUTOFILL_ACCESS_TOKEN で指定してください（トークンはサービスの運用者が持っています）。`;
      case "other":
        return `${url} では別のものが応答しています。--server URL か JOBCAN_AUTOFILL_SERVER でサービスを指定してください。`;
      case "none":
        return `${url} でサービスが応答しません。起動するか（npm start）、--server URL で別のものを指定してください。`;
    }
  },
  serverVersion: ({ own, theirs }) =>
    `サービスのバージョンが違います（サービス ${theirs}、このプログラム ${own}）。同じものを使ってください。`,
  site: ({ url, answers }) =>
    answers
      ? `${url} が応答します`
      : `ここから ${url} につながりません。ネットワーク、プロキシ、VPN、またはサイトの状況を確かめてください。`,
  noPractice: () =>
    "このサービスに練習用サイトはありません。練習用サイト付きで起動するか（npm start）、--target practice を付けずに試してください。",
};
