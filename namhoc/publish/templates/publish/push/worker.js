{% load static %}// Shows what the site has sent, and opens it when it is pressed. It keeps nothing and stands in the way of nothing.
addEventListener("push", (event) => {
  const { title, body, address } = event.data.json();
  event.waitUntil(registration.showNotification(title, { body, tag: address, data: address, icon: "{% static 'web/flower.svg' %}" }));
});
addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow(event.notification.data));
});
