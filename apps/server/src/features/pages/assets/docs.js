const search = document.querySelector('#search')
const nothing = document.querySelector('#nothing')

search.addEventListener('input', () => {
  const words = search.value.toLowerCase().split(/\s+/)
  const matches = (details) => words.every((word) => details.textContent.toLowerCase().includes(word))
  for (const details of document.querySelectorAll('details')) details.hidden = !matches(details)
  for (const section of document.querySelectorAll('section')) {
    section.hidden = section.querySelector('details:not([hidden])') === null
  }
  nothing.hidden = document.querySelector('details:not([hidden])') !== null
})
