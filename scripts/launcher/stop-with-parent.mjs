// Loaded into the example agent, which is written as its reader would write it and knows nothing of us: it ends when the
// launcher does, however that dies. The channel alone must not keep it alive.
process.once('disconnect', () => process.exit())
process.channel?.unref()
