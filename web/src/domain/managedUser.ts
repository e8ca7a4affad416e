import { filled, isObject, pageOf } from "../lib/read.ts";
import { type Account, readAccount } from "./account.ts";

/** An account as operators see it. */
export interface ManagedUser extends Account {
  /** A disabled one cannot log in; its sessions and tokens have ended. */
  disabled: boolean;
  createTime: string;
}

export function readManagedUser(data: unknown): ManagedUser | null {
  const account = readAccount(data);
  if (!account || !isObject(data) || account.userId === "") return null;
  return {
    ...account,
    disabled: data.disabled === true,
    createTime: filled(data.createTime) ?? "",
  };
}

export const readUserPage = pageOf(readManagedUser);

/** An account just made, with the password that was made for it; null where one was given. */
export function readMadeUser(
  data: unknown,
): { user: ManagedUser; password: string | null } | null {
  if (!isObject(data)) return null;
  const user = readManagedUser(data.user);
  return user && { user, password: filled(data.password) };
}

export function readPassword(data: unknown): string | null {
  return isObject(data) ? filled(data.password) : null;
}
