package io.sparkone.local.sandbox.notion;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;

/** Conditions on every kind of property but dates. */
final class ValueCondition {
    private static final Map<String, BiPredicate<String, String>> TEXT = Map.of("contains",
            (value, bound) -> fold(value).contains(fold(bound)), "does_not_contain",
            (value, bound) -> !fold(value).contains(fold(bound)), "starts_with",
            (value, bound) -> fold(value).startsWith(fold(bound)), "ends_with",
            (value, bound) -> fold(value).endsWith(fold(bound)));
    private static final Map<String, Predicate<Integer>> ORDER = Map.of("greater_than", order -> order > 0,
            "less_than", order -> order < 0, "greater_than_or_equal_to", order -> order >= 0,
            "less_than_or_equal_to", order -> order <= 0);

    private ValueCondition() {}

    static Predicate<Page> parse(Property property, Map.Entry<String, JsonNode> operator) {
        JsonNode bound = operator.getValue();
        return switch (operator.getKey()) {
            case "is_empty" -> page -> plain(property, page) == null;
            case "is_not_empty" -> page -> plain(property, page) != null;
            case "equals" -> page -> same(property, page, bound);
            case "does_not_equal" -> page -> !same(property, page, bound);
            default -> comparison(property, operator.getKey(), bound);
        };
    }

    private static Predicate<Page> comparison(Property property, String operator, JsonNode bound) {
        if (property.type() == PropertyType.NUMBER && ORDER.containsKey(operator)) {
            return page -> page.value(property).isNumber() && ORDER.get(operator)
                    .test(Double.compare(page.value(property).asDouble(), bound.asDouble()));
        }
        if (property.type() == PropertyType.MULTI_SELECT && operator.endsWith("contain")
                || property.type() == PropertyType.MULTI_SELECT && operator.equals("contains")) {
            return page -> operator.equals("contains") == page.value(property).findValuesAsText("name")
                    .contains(bound.asText());
        }
        BiPredicate<String, String> text = TEXT.get(operator);
        if (text == null || property.type().hasOptions()) {
            throw NotionError.validation("body failed validation: body.filter." + property.type().key() + "." + operator
                    + " should be not present, instead was `" + bound + "`.");
        }
        return page -> text.test(Objects.requireNonNullElse(plain(property, page), ""), bound.asText());
    }

    private static boolean same(Property property, Page page, JsonNode bound) {
        JsonNode value = page.value(property);
        if (bound.isNumber()) {
            return value.isNumber() && Double.compare(value.asDouble(), bound.asDouble()) == 0;
        }
        return Objects.equals(Objects.requireNonNullElse(plain(property, page), ""), bound.asText());
    }

    private static String plain(Property property, Page page) {
        return PropertyValues.plain(property, page.value(property));
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
