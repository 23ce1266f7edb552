package io.sparkone.api.message;

import java.net.URI;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import io.sparkone.api.http.Problems;
import io.sparkone.api.http.Writes;

/** Messages over HTTP: taken in with 202, and read back with what became of them. */
@Path("/")
@Tag(name = "Messages")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
class MessageResource {

    private final Inbound inbound;
    private final Writes writes;
    private final SecurityIdentity caller;

    MessageResource(Inbound inbound, Writes writes, SecurityIdentity caller) {
        this.inbound = inbound;
        this.writes = writes;
        this.caller = caller;
    }

    @POST
    @Path("ingest")
    @RolesAllowed("messages:write")
    @ResponseStatus(202)
    @APIResponseSchema(value = Accepted.class, responseCode = "202")
    public Response ingest(@Valid @NotNull IncomingMessage body) {
        return take(body.channel() == null ? Channel.REST : body.channel(), body);
    }

    @POST
    @Path("channels/{channel}")
    @RolesAllowed("messages:write")
    @ResponseStatus(202)
    @APIResponseSchema(value = Accepted.class, responseCode = "202")
    public Response channel(@PathParam("channel") String name, @Valid @NotNull ChannelMessage body) {
        return take(channelNamed(name), body.content());
    }

    @GET
    @Path("messages/{id}")
    @RolesAllowed("messages:write")
    public Message get(@PathParam("id") UUID id) {
        return inbound.find(id).orElseThrow(() -> Problems.notFound("Message " + id));
    }

    private Response take(Channel channel, IncomingMessage message) {
        return writes.answer(message.over(channel), () -> {
            UUID id = inbound.take(channel, message, caller.getPrincipal().getName());
            return Response.accepted(new Accepted("accepted", channel, id)).location(URI.create("/messages/" + id))
                    .build();
        });
    }

    private static Channel channelNamed(String name) {
        try {
            Channel channel = Channel.of(name);
            if (channel != Channel.REST) {
                return channel;
            }
        } catch (IllegalArgumentException e) {
            // a path that does not exist, like any other
        }
        throw Problems.notFound("Channel " + name);
    }

    /** A message that will be read; {@code GET /messages/{id}} tells what became of it. */
    record Accepted(String status, Channel channel, UUID messageId) {}
}
