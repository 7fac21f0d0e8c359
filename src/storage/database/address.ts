/** Whether an address is PostgreSQL's; anything else is the path of an SQLite file. */
export function isPostgres(address: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(address);
}
