// Takes the token from behind the # of the link into the form, and out of the address bar and the browser's history at once.

const token = location.hash.slice(1)
if (token) {
  history.replaceState(null, '', location.pathname)
  const form = document.getElementById('sign-in')
  form.elements.token.value = token
  form.hidden = false
  document.getElementById('no-link').hidden = true
  form.querySelector('button').focus()
}
