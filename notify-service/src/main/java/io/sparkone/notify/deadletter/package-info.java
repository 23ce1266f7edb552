/** Events that this service could not apply, for the operator. */
package io.sparkone.notify.deadletter;
