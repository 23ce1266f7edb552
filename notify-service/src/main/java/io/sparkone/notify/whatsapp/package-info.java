/**
 * WhatsApp through the Evolution API 2.3.7: sending, acknowledgements, the breaker, and finding out what became of a message whose
 * call was not answered.
 */
package io.sparkone.notify.whatsapp;
