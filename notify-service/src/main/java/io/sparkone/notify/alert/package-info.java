/** Alerts from Alertmanager: recorded, told once, and told again only as a reminder. */
package io.sparkone.notify.alert;
