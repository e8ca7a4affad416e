import { useId, useState } from "react";
import { type Gift, giftName } from "../../domain/gifts.ts";
import { affordable, readSent } from "../../domain/giving.ts";
import { fullCount } from "../../domain/formats.ts";
import { useAreaWords, useLanguage, useServices } from "../../lib/services.ts";
import { useStore } from "../../lib/store.ts";
import { useSubmit } from "../../lib/submit.ts";
import { ActResult } from "../../parts/ActResult.tsx";
import { Button } from "../../parts/Button.tsx";
import { useRoom } from "./RoomContext.ts";
import { SideChoice } from "./SideChoice.tsx";
import { moreWords } from "./moreWords.ts";
import { roomWords } from "./words.ts";

/** How many of a gift are offered at once. */
const steps = [1, 5, 10, 20];

/** The catalogue, how many, for whom, and what is left to pay with. */
export function GiftTray() {
  const { api } = useServices();
  const more = useAreaWords(moreWords);
  const language = useLanguage();
  const { liveId, gifts, voice, feed, own: { mine, paid } } = useRoom();
  const [chosenId, setChosen] = useState<string | null>(null);
  const [wanted, setWanted] = useState(1);
  const side = useStore(voice, (value) => value);
  const left = mine?.giftPointsLeft ?? 0;
  const gift = gifts.find(({ id }) => id === chosenId) ?? gifts[0];
  const give = useSubmit((key, giftId: string, count: number, to: typeof side) => {
    const path = `/api/live/${encodeURIComponent(liveId)}/gifts`;
    return api.send("POST", path, { giftId, count, side: to }, readSent, { key });
  });
  if (!gift) return null;
  const count = Math.max(1, Math.min(wanted, affordable(gift, left)));
  const isAffordable = affordable(gift, left) > 0;
  const name = giftName(gift, language);

  async function send(one: Gift): Promise<void> {
    const result = await give.run(one.id, count, side);
    if (result?.ok) {
      paid(result.value.pointsLeft);
      feed.setOwn(result.value.tag);
      return;
    }
    const pointsLeft = result?.failure.facts.pointsLeft;
    if (typeof pointsLeft === "number") paid(pointsLeft);
  }

  return (
    <div className="gift-tray">
      <p className="gift-lead">
        {more.giftText} <b className="number">{more.pointsLeft(fullCount(left, language))}</b>
      </p>
      <Gifts gifts={gifts} chosen={gift} left={left} onChoose={(one) => setChosen(one.id)} />
      <div className="gift-terms">
        <SideChoice label={more.giftFor} />
        <Count most={affordable(gift, left)} value={count} onChange={setWanted} />
      </div>
      <div className="form-acts">
        <Button
          kind="main"
          icon="gift"
          isBusy={give.isPending}
          disabled={!isAffordable}
          onClick={() => send(gift)}
        >
          {more.giveGift(name, String(count))}
        </Button>
        {!isAffordable && !give.failure && <span className="round-note">{more.noPoints}</span>}
        <ActResult
          of={give}
          done={give.value && more.gave(name, fullCount(give.value.combo, language))}
        />
      </div>
    </div>
  );
}

function Gifts({ gifts, chosen, left, onChoose }: {
  gifts: readonly Gift[];
  chosen: Gift;
  left: number;
  onChoose: (gift: Gift) => void;
}) {
  const own = useAreaWords(roomWords);
  const more = useAreaWords(moreWords);
  const language = useLanguage();
  const group = useId();
  return (
    <fieldset className="gifts">
      <legend className="unseen">{own.gift}</legend>
      {gifts.map((gift) => (
        <label key={gift.id} className="gift" data-dear={gift.points > left || undefined}>
          <input
            type="radio"
            name={group}
            checked={gift.id === chosen.id}
            onChange={() =>
              onChoose(gift)}
          />
          <span className="gift-face">
            <img src={gift.icon} alt="" width="48" height="48" />
            <span className="gift-name">{giftName(gift, language)}</span>
            <span className="gift-points number">{more.pointsEach(String(gift.points))}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Count({ most, value, onChange }: {
  most: number;
  value: number;
  onChange: (count: number) => void;
}) {
  const more = useAreaWords(moreWords);
  const group = useId();
  return (
    <fieldset className="side-choice">
      <legend className="unseen">{more.howMany}</legend>
      {steps.map((step) => (
        <label key={step}>
          <input
            type="radio"
            name={group}
            disabled={step > Math.max(1, most)}
            checked={step === value}
            onChange={() => onChange(step)}
          />
          <span className="number">× {step}</span>
        </label>
      ))}
    </fieldset>
  );
}
