import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { CUSTOM_ID_MAX_CHARS, customIdOf } from '../../core/custom-id.ts';
import type { Button } from '../../core/reply.ts';
import { cutAtGrapheme, cutAtWordEnd, oneLine } from './escape.ts';

/** The custom_id of the button that shows a private reply to everyone: it needs nothing but the message itself. */
export const SHARE_ID = 'share:everyone:';

/** Most rows, buttons in a row, and characters of each field. Source: Discord docs, "Component Reference". */
const ROWS_MAX = 5;
const ROW_MAX_BUTTONS = 5;
const LABEL_MAX_CHARS = 80;
const URL_MAX_CHARS = 512;

/**
 * Buttons in rows. Left out are those Discord would refuse the whole message for: an address or a state that is too
 * long or holds half a character (neither can be mended), an address that is none of the web's, the same state
 * twice, and any after the 25th.
 */
export function buttonRows(buttons: readonly Button[]): APIActionRowComponent<APIButtonComponent>[] {
  const shown: (APIButtonComponentWithCustomId | APIButtonComponentWithURL)[] = [];
  for (const button of buttons) {
    const component = componentOf(button);
    const twice = shown.some(
      (other) => 'custom_id' in other && 'custom_id' in component && other.custom_id === component.custom_id,
    );
    if (isTaken(component) && !twice) shown.push(component);
  }

  const rows: APIActionRowComponent<APIButtonComponent>[] = [];
  for (let at = 0; at < shown.length && rows.length < ROWS_MAX; at += ROW_MAX_BUTTONS) {
    rows.push({ type: ComponentType.ActionRow, components: shown.slice(at, at + ROW_MAX_BUTTONS) });
  }
  return rows;
}

function componentOf(button: Button): APIButtonComponentWithCustomId | APIButtonComponentWithURL {
  switch (button.kind) {
    case 'action':
      return actionButton(button, customIdOf(button));
    case 'share':
      return actionButton(button, SHARE_ID);
    case 'link':
      return linkButton(button);
  }
}

function actionButton({ label }: { readonly label: string }, id: string): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: cutAtWordEnd(oneLine(label), LABEL_MAX_CHARS),
    custom_id: id,
  };
}

function linkButton(button: Extract<Button, { kind: 'link' }>): APIButtonComponentWithURL {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Link,
    label: cutAtGrapheme(oneLine(button.label), LABEL_MAX_CHARS),
    url: button.url,
  };
}

function isTaken(component: APIButtonComponentWithCustomId | APIButtonComponentWithURL): boolean {
  if (!component.label?.trim()) return false;
  if ('custom_id' in component) {
    return component.custom_id.length <= CUSTOM_ID_MAX_CHARS && component.custom_id.isWellFormed();
  }
  const url = URL.parse(component.url);
  return (
    /^https?:$/.test(url?.protocol ?? '') &&
    component.url.length <= URL_MAX_CHARS &&
    component.url.isWellFormed()
  );
}
