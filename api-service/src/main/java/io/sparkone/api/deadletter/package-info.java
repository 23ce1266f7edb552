/** Events that api-service could not apply, for administrators. */
package io.sparkone.api.deadletter;
