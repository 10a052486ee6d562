/** Words for what an ended job leaves to its person, in Japanese. */
export const leftWordsJa = {
  title: "あなたがすること",
  nothing: "ほかにすることはありません。",
  tasks: {
    approval: "会社の承認を待ちます。",
    look: "Jobcan を開いて、記録を確かめます。",
    decide: "Jobcan の記録とシートの、どちらが正しいか決めます。",
    mend: "シートか設定を直して、もう一度送ります。",
    ask: "会社の管理者に確かめます。",
    leave: "休暇かどうかを確かめます。",
    missing: "申請が通らなかったか確かめて、もう一度送ります。",
    later: "その日になってから、もう一度送ります。",
    again: "残りの日を、もう一度送ります。",
    by_hand: "Jobcan の画面で、自分で入力します。",
    parts: "備考か打刻場所は入っていません。必要か確かめます。",
  },
  moreDays: (count: number) => `ほか${count}日`,
  recheck: (days: number) => `承認されたか確かめる（${days}日）`,
  recheckTitle: "承認されたか確かめる",
  recheckHint: "ログインして、この日の記録を読むだけです。何も入力しません。",
  recheckStart: "確かめる",
};
