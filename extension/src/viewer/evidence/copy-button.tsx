// Copies a text and says so, to eyes and ears alike.

import { useEffect, useState } from 'preact/hooks';
import { Button, type ButtonProps } from '../../ui/button';
import { t } from '../../ui/text';

export interface CopyButtonProps {
  readonly text: () => string;
  readonly look?: NonNullable<ButtonProps['look']>;
  readonly children: string;
  readonly label?: string;
}

export function CopyButton({ text, look = 'quiet', children, label }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <Button
        action="copy-text"
        look={look}
        icon={copied ? 'tick' : 'copy'}
        label={label}
        onPress={() => {
          void navigator.clipboard.writeText(text()).then(() => setCopied(true));
        }}
      >
        {children}
      </Button>
      <span class="hidden-text" role="status">
        {copied ? t('copied') : ''}
      </span>
    </>
  );
}
