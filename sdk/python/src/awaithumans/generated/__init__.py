"""What `npm run sdk:generate` writes."""
