'use client'

import { useState } from 'react'
import { CodeBlock } from '#app/ui/code-block.tsx'
import { Tab, Tabs, TabsContent, TabsList } from '#app/ui/tabs.tsx'
import { rememberLanguage, toLanguage } from './remembered-language.ts'
import { isLoopback, LANGUAGES, type Language, SNIPPETS } from './snippets.ts'

function KeyNote({ url, hint }: { url: string; hint: string | null }) {
  const code = 'font-mono text-sm text-ink'
  if (isLoopback(url))
    return (
      <p>
        On this machine the address and the key are found by themselves, in <code className={code}>~/.awaithumans-dev.json</code>.
        Elsewhere, set <code className={code}>AWAITHUMANS_ADMIN_API_TOKEN</code>
        {hint && <> to the token that ends in {hint}</>}.
      </p>
    )
  return (
    <p>
      <code className={code}>AWAITHUMANS_ADMIN_API_TOKEN</code> holds the server’s admin token{hint && <> (it ends in {hint})</>}, or a key
      made with <code className={code}>npm run keys:create</code>.
    </p>
  )
}

type SnippetTabsProps = { url: string; tokenHint: string | null; language: Language }

export function SnippetTabs({ url, tokenHint, language: remembered }: SnippetTabsProps) {
  const [language, setLanguage] = useState(remembered)
  const choose = (value: string) => {
    setLanguage(toLanguage(value))
    rememberLanguage(toLanguage(value))
  }
  return (
    <Tabs value={language} onValueChange={choose} className="grid gap-4">
      <TabsList aria-label="Language">
        {LANGUAGES.map((name) => (
          <Tab key={name} value={name}>
            {SNIPPETS[name].label}
          </Tab>
        ))}
      </TabsList>
      {LANGUAGES.map((name) => {
        const { install, file, code, run } = SNIPPETS[name].of(url)
        return (
          <TabsContent key={name} value={name} className="grid gap-3">
            <CodeBlock title="Install" code={install} />
            <CodeBlock title={file} code={code} />
            <CodeBlock title="Run" code={run} />
          </TabsContent>
        )
      })}
      <div className="text-sm text-ink-muted">
        <KeyNote url={url} hint={tokenHint} />
      </div>
    </Tabs>
  )
}
