package io.sparkone.api.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;

/**
 * Counts characters where {@link Size} limits a text. The validator that comes with Hibernate counts UTF-16 units, of which
 * an emoji has two; OpenAPI's {@code maxLength} and the database count characters. Found by its service file; taken
 * before the other because it is for strings only.
 */
public final class CharactersValidator implements ConstraintValidator<Size, String> {

    private int fewest;
    private int most;

    @Override
    public void initialize(Size size) {
        fewest = size.min();
        most = size.max();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        return text == null || Text.length(text) >= fewest && Text.length(text) <= most;
    }
}
