import { filled, isObject, listOf, whole } from "../lib/read.ts";
import type { Language } from "./words.ts";

/** What there is to send. Gifts cost points that every viewer has, and never money. */
export interface Gift {
  id: string;
  name: string;
  nameEn: string;
  /** What one is worth. */
  points: number;
  icon: string;
}

function readGift(data: unknown): Gift | null {
  if (!isObject(data)) return null;
  const [id, name, points] = [filled(data.id), filled(data.name), whole(data.points)];
  if (id === null || name === null || points === null) return null;
  return { id, name, nameEn: filled(data.nameEn) ?? name, points, icon: filled(data.icon) ?? "" };
}

export const readCatalogue = listOf(readGift);

export function giftName(gift: Gift, language: Language): string {
  return language === "zh" ? gift.name : gift.nameEn;
}
