import { describe, expect, it } from 'vitest';
import { bytesOf, fileName } from './save-file';

describe('files', () => {
  it('have names that no system objects to', () => {
    expect(fileName('SP-P-ABCDEFGHIJ', 'bib')).toBe('SP-P-ABCDEFGHIJ.bib');
    expect(fileName('../../etc/passwd\u0000', 'txt')).toBe('etc-passwd.txt');
    expect(fileName('Déjà vu: «terms»', 'txt')).toBe('De-ja-vu-terms.txt');
    expect(fileName('条款', 'txt')).toBe('smallprint.txt');
    expect(fileName('x'.repeat(500), 'txt').length).toBe(84);
  });

  it('come from base64 as they were', () => {
    expect([...bytesOf('AP8Q')]).toEqual([0, 255, 16]);
    expect(() => bytesOf('~')).toThrow();
  });
});
