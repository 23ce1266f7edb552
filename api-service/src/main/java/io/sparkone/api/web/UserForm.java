package io.sparkone.api.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.jboss.resteasy.reactive.RestForm;

import io.sparkone.api.user.CreateUser;
import io.sparkone.api.user.Role;

/** The fields of the forms about users, as the browser sent them. */
public class UserForm {

    @RestForm
    String name;
    @RestForm
    String password;
    @RestForm
    String role;
    @RestForm
    String number;
    /** The password of the admin who sent the form. */
    @RestForm
    String own;

    CreateUser user() {
        return new CreateUser(text(name).strip(), text(password), role(), number());
    }

    /** Null where it is none. */
    Role role() {
        return Arrays.stream(Role.values()).filter(r -> r.toString().equals(role)).findFirst().orElse(null);
    }

    /** Digits, without the signs that people put between them; null for none. */
    String number() {
        String digits = text(number).replaceAll("[\\s()+.-]", "");
        return digits.isEmpty() ? null : digits;
    }

    /** The key of the text that says what is wrong with one of these fields, if anything is. */
    Optional<String> trouble(Validator validator, String... fields) {
        return validator.validate(user()).stream().map(UserForm::field).filter(List.of(fields)::contains).sorted()
                .findFirst().map(field -> "users.error." + field);
    }

    private static String field(ConstraintViolation<CreateUser> violation) {
        return violation.getPropertyPath().toString();
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
