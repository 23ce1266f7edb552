package io.sparkone.api.http;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidNullException;

/**
 * For a field of a PATCH that can be left out but not cleared: {@code null} is refused. {@code @JsonSetter(nulls = FAIL)} would
 * refuse a record that leaves it out, too.
 */
public final class NeverNull extends JsonDeserializer<Object> implements ContextualDeserializer {

    private final BeanProperty field;
    private final JsonDeserializer<Object> reader;

    NeverNull() {
        this(null, null);
    }

    private NeverNull(BeanProperty field, JsonDeserializer<Object> reader) {
        this.field = field;
        this.reader = reader;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
            throws JsonMappingException {
        return new NeverNull(property, context.findContextualValueDeserializer(property.getType(), property));
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return reader.deserialize(parser, context);
    }

    @Override
    public Object getNullValue(DeserializationContext context) throws JsonMappingException {
        throw InvalidNullException.from(context, field.getFullName(), field.getType());
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return null;
    }
}
