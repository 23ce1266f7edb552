/** E-mail through the SMTP server that the variables name: the channel to turn to when WhatsApp does not deliver. */
package io.sparkone.notify.email;
