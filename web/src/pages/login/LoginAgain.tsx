import { useAccount, useAreaWords, useServices } from "../../lib/services.ts";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { LoginForm } from "./LoginForm.tsx";
import { loginWords } from "./words.ts";

/** Asks for the password again over the page, which keeps all that was written on it. */
export function LoginAgain() {
  const { session } = useServices();
  const own = useAreaWords(loginWords);
  const account = useAccount();
  return (
    <FormDialog title={own.againTitle} onClose={() => session.answer(false)}>
      <p className="dialog-text">{own.againText}</p>
      <LoginForm known={account?.username} onDone={() => session.answer(true)} />
    </FormDialog>
  );
}
