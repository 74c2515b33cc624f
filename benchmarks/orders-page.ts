/** A page as the `ui` subject uses it: two fields, a button, a table that the button adds to. */
export const ORDERS_PAGE = `<!doctype html>
<html lang="en">
<title>Orders</title>
<h1>Orders</h1>
<form>
  <label>Customer <input name="customer"></label>
  <label>Quantity <input name="quantity" type="number"></label>
  <button>Add</button>
</form>
<p role="status"></p>
<table>
  <caption>Orders</caption>
  <thead><tr><th>Customer</th><th>Quantity</th></tr></thead>
  <tbody></tbody>
</table>
<script>
  document.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    const { customer, quantity } = Object.fromEntries(new FormData(event.target));
    const row = document.querySelector('tbody').insertRow();
    for (const text of [customer, quantity]) row.insertCell().textContent = text;
    document.querySelector('[role=status]').textContent = customer + ' ordered ' + quantity;
  });
</script>
`;
