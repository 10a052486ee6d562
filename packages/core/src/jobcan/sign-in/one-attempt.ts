import { AutofillError } from "@jobcan-automation/contract";

/**
 * Credentials for one attempt. `forget` drops the password; it is called before the button that sends it is pressed.
 */
export interface OneAttempt {
  readonly login: string;
  readonly companyCode: string | undefined;
  password(): string;
  forget(): void;
  readonly forgotten: boolean;
}

/** The attempt of a job that knows no password. */
export function spentAttempt(): OneAttempt {
  const attempt = createOneAttempt({ login: "", password: "" });
  attempt.forget();
  return attempt;
}

/** Makes the one attempt that a job has (docs/product.md §5.6). */
export function createOneAttempt(credentials: {
  login: string;
  password: string;
  companyCode?: string | undefined;
}): OneAttempt {
  let password: string | undefined = credentials.password;
  return {
    login: credentials.login,
    companyCode: credentials.companyCode === "" ? undefined : credentials.companyCode,
    password() {
      if (password === undefined) throw new AutofillError("INTERNAL", { step: "password_twice" });
      return password;
    },
    forget() {
      password = undefined;
    },
    get forgotten() {
      return password === undefined;
    },
  };
}
