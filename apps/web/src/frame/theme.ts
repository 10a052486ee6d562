import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

/** The page's main colour (藍): white text on 7 and darker has a contrast of 4.5:1 and more. */
const indigo: MantineColorsTuple = [
  "#eef3fa",
  "#dce6f3",
  "#b9cce6",
  "#93b0d8",
  "#7098cc",
  "#5a88c5",
  "#4377b8",
  "#2f64a6",
  "#235391",
  "#18437a",
];

const slate: MantineColorsTuple = [
  "#dfe3ea",
  "#bcc3ce",
  "#98a1b0",
  "#717b8c",
  "#454d5b",
  "#343b47",
  "#252b35",
  "#1b2028",
  "#14181e",
  "#0e1116",
];

export const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: { light: 8, dark: 7 },
  colors: { indigo, dark: slate },
  defaultRadius: "md",
  fontFamily:
    '-apple-system, BlinkMacSystemFont, "Segoe UI", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, system-ui, sans-serif',
  fontFamilyMonospace:
    'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK JP", monospace',
  respectReducedMotion: true,
});

/** Mantine's own greys and reds for small text have less contrast than 4.5:1; these have more. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#f7f6f3",
    "--mantine-color-text": "#1d2530",
    "--mantine-color-dimmed": "#5a6472",
    "--mantine-color-placeholder": "#6d7683",
    "--mantine-color-error": "#b3261e",
    "--mantine-color-default-border": "#c9cdd4",
    "--mantine-color-anchor": "#235391",
  },
  dark: {
    "--mantine-color-body": "#14181e",
    "--mantine-color-text": "#dfe3ea",
    "--mantine-color-dimmed": "#a3acba",
    "--mantine-color-placeholder": "#8e97a6",
    "--mantine-color-error": "#ff9d94",
    "--mantine-color-anchor": "#93b8e6",
  },
});
