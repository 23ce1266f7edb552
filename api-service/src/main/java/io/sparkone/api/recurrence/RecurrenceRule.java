package io.sparkone.api.recurrence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** An RRULE value of RFC 5545, or null. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = RecurrenceRule.Check.class)
public @interface RecurrenceRule {

    String message() default "must be an RRULE of RFC 5545, e.g. FREQ=WEEKLY;BYDAY=MO";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads the rule as the one who follows it does. */
    class Check implements ConstraintValidator<RecurrenceRule, String> {

        @Override
        public boolean isValid(String rule, ConstraintValidatorContext context) {
            return rule == null || Recurrence.isRule(rule);
        }
    }
}
