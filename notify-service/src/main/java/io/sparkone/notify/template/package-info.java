/** The words of this service: message bundles in Portuguese and English. */
package io.sparkone.notify.template;
