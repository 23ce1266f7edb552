package io.sparkone.backup.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reads bodies that may be left out. The framework insists on a media type for a body, which a plain {@code curl -X POST} does not
 * send.
 */
public final class JsonBody {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private JsonBody() {}

    /**
     * @param body nothing or blank stands for an empty object
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 if it is not JSON of that form
     */
    public static <T> T read(String body, Class<T> type) {
        try {
            T value = MAPPER.readValue(body == null || body.isBlank() ? "{}" : body, type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException e) {
            throw Problems.badRequest("The body is not the JSON that was expected: " + e.getOriginalMessage());
        }
        throw Problems.badRequest("The body must be a JSON object");
    }
}
