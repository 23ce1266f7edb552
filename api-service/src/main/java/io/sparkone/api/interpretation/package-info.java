/**
 * Turns what a person writes, in Portuguese or English, into something the assistant can do.
 * <p>
 * {@link io.sparkone.api.interpretation.Interpreter} is the seam: the deterministic grammar in this package is one
 * interpreter, a language model may be another. The words of each language are data
 * ({@code grammar_pt.txt}, {@code grammar_en.txt}); the code knows calendars and clocks, not vocabulary.
 * <p>
 * A message that follows another, such as the answer to a question, is first made one whole message with it:
 * {@link io.sparkone.api.interpretation.FollowUps}.
 * <p>
 * The rule above all others: never a wrong task. What can be read in two ways, or cannot exist, becomes a
 * {@link io.sparkone.api.interpretation.Interpretation.Question}; what may be no command at all is shown before it is done,
 * {@link io.sparkone.api.interpretation.Interpretation.Confirm}. {@link io.sparkone.api.interpretation.Evidence} alone decides
 * that.
 */
package io.sparkone.api.interpretation;
