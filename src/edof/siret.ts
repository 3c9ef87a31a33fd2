const LA_POSTE = '356000000';

/** Whether the check digit of a SIRET holds (Luhn; establishments of La Poste: the sum of the digits is a multiple of five). Fourteen digits are expected. */
export function hasCheckDigit(siret: string): boolean {
  const digits = [...siret].map(Number);
  const sum = digits.reduce((total, digit) => total + digit, 0);
  if (siret.startsWith(LA_POSTE) && sum % 5 === 0) return true;
  const luhn = digits.reduce((total, digit, index) => {
    const weighed = index % 2 === digits.length % 2 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return luhn % 10 === 0;
}
