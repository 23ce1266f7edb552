/** The people who use SparkOne: who they are, what their role lets them do, and the number that they write from. */
package io.sparkone.api.user;
