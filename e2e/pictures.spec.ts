import { report } from '#prisma/seed/pictures.ts'
import { expect, test as base } from './fixtures.ts'
import { openHost } from './loopback.ts'
import { ask } from './questions.ts'

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const PDF = Buffer.from(report.split(',')[1] ?? '', 'base64')

type PictureHost = { url: string; asked: string[] }

/** A host of pictures that lets no other site show them: browsers say so with each request, and are refused. */
const test = base.extend<{ host: PictureHost }>({
  host: async ({}, use) => {
    const asked: string[] = []
    await using pictures = await openHost(({ headers, url = '' }, response) => {
      asked.push(url)
      if (headers['sec-fetch-site'] || headers.cookie) response.writeHead(403).end('not from other sites')
      else if (url.includes('gone')) response.writeHead(404).end('gone')
      else response.writeHead(200).end(url.endsWith('.pdf') ? PDF : PNG)
    })
    await use({ url: pictures.origin, asked })
  },
})

test('pictures and PDFs of other hosts come through the server, and their hosts never hear of the reviewer', async ({
  place,
  person,
  enter,
  complaints,
  host,
}) => {
  // The browser's own words for the picture that is gone.
  complaints.allow(/502/)
  const vera = await person({ name: 'Vera Viewer' })
  const page = await enter(vera)
  const fromBrowser: string[] = []
  page.context().on('request', (request) => void (request.url().startsWith(host.url) && fromBrowser.push(request.url())))
  const { path } = await ask(place, {
    task: 'Is it the same cat?',
    assignTo: vera.email,
    payload: {
      photo: `${host.url}/photo.png`,
      notes_markdown: `As found: ![a cat](${host.url}/note.png)`,
      missing: `${host.url}/gone.png`,
    },
    payloadSchema: {
      properties: {
        photo: { type: 'string', contentMediaType: 'image/png' },
        missing: { type: 'string', contentMediaType: 'image/png' },
      },
    },
    response: { type: 'object', properties: { cat: { type: 'array', items: { enum: ['a', 'b'] } } }, required: ['cat'] },
    form: {
      version: 1,
      fields: [
        { kind: 'image', url: `${host.url}/page-1.png`, alt: 'First page', page_index: 0 },
        { kind: 'image', url: `${host.url}/page-2.png`, alt: 'Second page', page_index: 1 },
        { kind: 'pdf_viewer', url: `${host.url}/report.pdf`, label: 'Report' },
        {
          kind: 'picture_choice',
          name: 'cat',
          label: 'Which one',
          options: ['a', 'b'].map((value) => ({ value, label: `Cat ${value}`, image_url: `${host.url}/cat-${value}.png` })),
        },
      ],
    },
  })
  await page.goto(path)
  await page.getByRole('button', { name: 'Next picture' }).click()
  await expect(page.getByRole('img', { name: 'Second page' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Report, page 1' })).toContainText('Damage report, page one')
  // What is below the fold is loaded when it comes into view.
  await page.getByRole('radio', { name: 'Cat b' }).scrollIntoViewIfNeeded()
  const names = ['photo', 'note', 'page-1', 'page-2', 'cat-a', 'cat-b', 'gone'].map((name) => `${name}.png`)
  const wanted = [...names, 'report.pdf'].map((name) => `/${name}`).toSorted()
  await expect.poll(() => [...new Set(host.asked)].toSorted()).toEqual(wanted)
  const drawn = () => page.locator('img').evaluateAll((all: HTMLImageElement[]) => all.map((image) => image.naturalWidth))
  await expect.poll(drawn).toEqual([1, 1, 1, 1, 1])

  const original = page.getByRole('link', { name: 'Open it in a new tab' })
  await expect(original).toHaveAttribute('href', `${host.url}/gone.png`)
  await expect(original).toHaveAttribute('rel', 'noopener noreferrer')
  expect(fromBrowser).toEqual([])
})
