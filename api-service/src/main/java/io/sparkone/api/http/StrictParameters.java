package io.sparkone.api.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

/** Query parameters that cannot be read are 400 with their name; Jakarta REST would answer 404. */
@Provider
public class StrictParameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, Object>> READERS = Map.of(Integer.class, Integer::valueOf,
            int.class, Integer::valueOf, Long.class, Long::valueOf, long.class, Long::valueOf, Instant.class,
            Times::parse, LocalDate.class, LocalDate::parse, UUID.class, UUID::fromString, String.class,
            StrictParameters::text, Boolean.class, StrictParameters::bool);

    @Override
    @SuppressWarnings("unchecked") // READERS maps a class to what reads it
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, Object> reader = type.isEnum() ? text -> constant(type, text) : READERS.get(type);
        return reader == null ? null : new Strict<>((Function<String, T>) reader, annotations);
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(c -> c.toString().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst().orElseThrow(() -> new IllegalArgumentException(
                        "must be one of " + Arrays.toString(type.getEnumConstants())));
    }

    private static String text(String text) {
        if (!Text.isStorable(text)) {
            throw new IllegalArgumentException("holds a character that cannot be stored");
        }
        return text;
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private record Strict<T>(Function<String, T> reader, Annotation[] annotations) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                return reader.apply(text);
            } catch (RuntimeException e) {
                throw problem(text, e);
            }
        }

        private RuntimeException problem(String text, RuntimeException e) {
            for (Annotation annotation : annotations) {
                if (annotation instanceof QueryParam query) {
                    String message = e.getClass() == IllegalArgumentException.class ? e.getMessage() : "cannot be read";
                    return Problems.invalidField(query.value(), "query", message);
                }
                if (annotation instanceof PathParam) {
                    return Problems.notFound(text);
                }
            }
            return Problems.badRequest("A header cannot be read");
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
