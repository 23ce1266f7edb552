package io.sparkone.api.user;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Size;

/** A password that may be set: of 12 characters or more, and all of it counts (bcrypt reads 72 bytes, and none after a NUL). */
@Size(min = 12, max = NewPassword.READ)
@Constraint(validatedBy = NewPassword.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface NewPassword {

    int READ = 72;

    String message() default "must have at most 72 bytes in UTF-8, none of them NUL";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is fine. */
    class Validator implements ConstraintValidator<NewPassword, String> {

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null
                    || value.indexOf('\0') < 0 && value.getBytes(StandardCharsets.UTF_8).length <= READ;
        }
    }
}
