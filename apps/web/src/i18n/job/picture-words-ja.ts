/** Words of the live picture in the job's screen, in Japanese. */
export const pictureWordsJa = {
  label: (title: string) => `Jobcan の画面：${title}`,
  field: "画面への入力",
  keys: "画面をクリック（タップ）して操作します。文字はそのまま入力できます。Escape キーで画面の操作から抜けます。映像と入力は、保存も記録もしません。",
  connecting: "画面を開いています…",
  busy: "この画面は別のタブで開いています。そちらを閉じると、ここに表示されます。",
  cancel: "やめる",
  back: "前のページへ",
  done: "サインインが済みました",
  askHost: (host: string) => `${host} へ進もうとしています`,
  askHostNext:
    "会社のログイン画面など、心当たりのあるときだけ許可してください。許可すると、このサイトにつながります。",
  allow: "許可する",
  refuse: "許可しない",
  hosts: (count: number) => `Jobcan 以外の接続先 ${count}件`,
  hostStates: {
    asked: "確認中",
    allowed: "許可した画面",
    refused: "許可しなかった画面",
    file: "画面の部品（この画面を開いている間だけ）",
  },
};
