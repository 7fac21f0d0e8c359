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
import { cutAtGrapheme, oneLine } from './escape.ts';

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
    const component = button.kind === 'link' ? linkButton(button) : actionButton(button);
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

function actionButton(button: Extract<Button, { kind: 'action' }>): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: cutAtGrapheme(oneLine(button.label), LABEL_MAX_CHARS),
    custom_id: customIdOf(button),
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
