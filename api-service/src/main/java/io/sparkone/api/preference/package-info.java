/** How the owner wants to be served: zone, language, times of brief and reminders, quiet hours. */
package io.sparkone.api.preference;
