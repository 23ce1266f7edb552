package io.sparkone.sync.notion;

import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The part of Notion's API that a link needs.
 *
 * @see <a href="https://developers.notion.com/reference">Notion API</a>
 */
@Path("/v1")
@RegisterRestClient(configKey = "notion")
@RegisterProvider(NotionErrors.class)
@ClientHeaderParam(name = "Authorization", value = "Bearer ${sparkone.notion.api-key}")
@ClientHeaderParam(name = "Notion-Version", value = "${sparkone.notion.version}")
interface NotionApi {

    /** The integration itself. */
    @GET
    @Path("/users/me")
    NotionPage.User me();

    @GET
    @Path("/databases/{id}")
    NotionDatabase database(@PathParam("id") String id);

    @GET
    @Path("/data_sources/{id}")
    NotionDataSource dataSource(@PathParam("id") String id);

    @PATCH
    @Path("/data_sources/{id}")
    NotionDataSource changeDataSource(@PathParam("id") String id, JsonNode change);

    @POST
    @Path("/data_sources/{id}/query")
    NotionPages query(@PathParam("id") String id, JsonNode query);

    @POST
    @Path("/pages")
    NotionPage create(JsonNode page);

    @GET
    @Path("/pages/{id}")
    NotionPage page(@PathParam("id") String id);

    @PATCH
    @Path("/pages/{id}")
    NotionPage update(@PathParam("id") String id, JsonNode change);

    /** The items of a text that is too long for a page's own answer. */
    @GET
    @Path("/pages/{id}/properties/{property}")
    NotionPropertyItems property(@PathParam("id") String id,
            // ids come percent-encoded from the API, and go back as they came
            @PathParam("property") @Encoded String property,
            @QueryParam("start_cursor") String startCursor);
}
