// Runs in a page: the texts whose contrast with what lies behind them is lower than WCAG 2.2 asks for (AA, 1.4.3).

const LEAST = 4.5
const LEAST_LARGE = 3
const LARGE_PX = 24
const LARGE_BOLD_PX = 18.66
const PAPER = [255, 255, 255]

export function faintText() {
  const texts = [...document.body.querySelectorAll('*')].filter((element) => holdsText(element) && element.checkVisibility())
  return texts.filter(isFaint).map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)
}

const holdsText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '')

function isFaint(element) {
  const { color, fontSize, fontWeight } = getComputedStyle(element)
  const px = Number.parseFloat(fontSize)
  const isLarge = px >= LARGE_PX || (px >= LARGE_BOLD_PX && Number(fontWeight) >= 700)
  return contrast(channels(color), behind(element)) < (isLarge ? LEAST_LARGE : LEAST)
}

function behind(element) {
  for (let at = element; at; at = at.parentElement) {
    const colour = channels(getComputedStyle(at).backgroundColor)
    if (colour.length < 4 || colour[3] === 1) return colour
  }
  return PAPER
}

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((one, other) => other - one)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance of an sRGB colour, as WCAG defines it. */
const luminance = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255)
const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const channels = (colour) => colour.match(/[\d.]+/g).map(Number)
