package io.sparkone.platform.http;

import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;

/**
 * A body that is a record is read from JSON only. Without this, {@code text/plain} would be handed to the constructor of a record
 * that has one String, whatever its JSON is.
 */
@Provider
@Consumes(MediaType.TEXT_PLAIN)
public class PlainTextBodies implements MessageBodyReader<Record> {

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.isRecord();
    }

    /** @throws NotSupportedException always: 415 */
    @Override
    public Record readFrom(Class<Record> type, Type generic, Annotation[] annotations, MediaType media,
            MultivaluedMap<String, String> headers, InputStream body) {
        throw new NotSupportedException();
    }
}
