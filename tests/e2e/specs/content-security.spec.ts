import { expect, test } from '../support/test.ts';

test('the page asks nobody else and may not even try', async ({ page, workspace, backend, sandbox, person }) => {
  const response = await page.request.get(backend.url);
  const policy = response.headers()['content-security-policy'] ?? '';
  for (const directive of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'"]) {
    expect(policy).toContain(directive);
  }
  expect(policy).not.toContain('unsafe-inline');
  expect(await response.text()).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\son\w+=/);

  const refused = page.evaluate(() => {
    const violation = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
    });
    const image = document.createElement('img');
    image.src = 'https://example.com/pixel.gif';
    return violation;
  });
  expect(await refused).toBe('img-src');
  // That was us: the page itself is watched in every test.
  workspace.forgetComplaints();

  await sandbox.comment(person, 'Everything else works under it.');
  await workspace.openConversation(person.name);
  await expect(workspace.message('Everything else works under it.')).toBeVisible();
});

test('the token leaves the address at once and no script can read the session', async ({ page, workspace }) => {
  expect(page.url()).not.toContain('token');
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await expect(workspace.tab('All Conversations')).toBeVisible();
});
