/**
 * The language model that may help to read messages: asked only where the grammar finds nothing, and believed only within
 * narrow bounds ({@link io.sparkone.api.model.ProposalCheck}). Without one everything works, but for correcting texts.
 */
package io.sparkone.api.model;
