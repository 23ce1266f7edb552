/** The language model that may help to read messages: whether one is configured, and whether one has to be. */
package io.sparkone.api.model;
