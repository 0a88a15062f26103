import type { GlobalThemeOverrides } from 'naive-ui';

const shared = {
  fontFamily: 'var(--font)', fontFamilyMono: 'ui-monospace, "Cascadia Mono", Consolas, monospace', borderRadius: '6px', borderRadiusSmall: '4px', fontWeightStrong: '600',
};

/** Edges of what can be filled in or ticked: at least 3 : 1 against the paper. */
const edges = (colour: string): GlobalThemeOverrides => ({
  Input: { border: `1px solid ${colour}` },
  InputNumber: { peers: { Input: { border: `1px solid ${colour}` } } },
  Select: { peers: { InternalSelection: { border: `1px solid ${colour}` } } },
  Radio: { boxShadow: `inset 0 0 0 1px ${colour}` },
  Checkbox: { border: `1px solid ${colour}` },
  Button: { border: `1px solid ${colour}` },
});

/** Days of the months before and after can be picked too, and must be legible. */
const days = (colour: string) => ({ itemTextColorDisabled: colour, panelBoxShadow: 'none', panelBorderRadius: '6px' });

export const lightOverrides: GlobalThemeOverrides = {
  common: {
    ...shared,
    primaryColor: '#0f5a60', primaryColorHover: '#15727a', primaryColorPressed: '#0b454a', primaryColorSuppl: '#15727a',
    infoColor: '#0f5a60', infoColorHover: '#15727a', infoColorPressed: '#0b454a', infoColorSuppl: '#15727a',
    successColor: '#2c6b3c', errorColor: '#a0352b', errorColorHover: '#b9443a', errorColorPressed: '#83281f', warningColor: '#8a5a0c',
    bodyColor: '#f6f4ee', cardColor: '#fffefb', modalColor: '#fffefb', popoverColor: '#fffefb', tableColor: '#fffefb', tableHeaderColor: '#f1eee6', tableColorHover: '#f3f1ea',
    textColorBase: '#1f2a2d', textColor1: '#1f2a2d', textColor2: '#1f2a2d', textColor3: '#586468', placeholderColor: '#6a7478',
    borderColor: '#cfc9ba', dividerColor: '#ddd8cb', inputColor: '#fffefb', actionColor: '#f1eee6',
  },
  DatePicker: days('#646e71'),
  ...edges('#868c89'),
};

export const darkOverrides: GlobalThemeOverrides = {
  common: {
    ...shared,
    primaryColor: '#76c3c2', primaryColorHover: '#93d4d2', primaryColorPressed: '#5aa9a9', primaryColorSuppl: '#5aa9a9',
    infoColor: '#76c3c2', infoColorHover: '#93d4d2', infoColorPressed: '#5aa9a9', infoColorSuppl: '#5aa9a9',
    successColor: '#8cc99a', errorColor: '#ef9a8c', errorColorHover: '#f5b1a5', errorColorPressed: '#d97f70', warningColor: '#e0ad6a',
    bodyColor: '#15191b', cardColor: '#1c2124', modalColor: '#232a2d', popoverColor: '#262d31', tableColor: '#1c2124', tableHeaderColor: '#22282b', tableColorHover: '#242b2e',
    textColorBase: '#e7e4dc', textColor1: '#e7e4dc', textColor2: '#d9d7d0', textColor3: '#a2abac', placeholderColor: '#8d9799',
    borderColor: '#454e51', dividerColor: '#32393c', inputColor: '#15191b', actionColor: '#22282b',
  },
  DatePicker: days('#9aa4a6'),
  ...edges('#6d787b'),
};
