package io.sparkone.local.sandbox.notion;

import java.util.List;

/** The ids and names with which the sandbox's Notion begins. */
public final class NotionIds {
    /** The database that holds the data source; what NOTION_DATABASE_ID is set to. */
    public static final String DATABASE_ID = "5a9c1f0e-0000-4000-8000-00000000db01";
    /** The only data source of the database. */
    public static final String DATA_SOURCE_ID = "5a9c1f0e-0000-4000-8000-00000000d501";
    /** The name of the database and of its data source. */
    public static final String NAME = "Tarefas";
    /** The token that is accepted unless the options name another. */
    public static final String TOKEN = "sandbox-notion-token";
    /** The user of the integration: edits over the API are its own. */
    public static final String BOT_ID = "5a9c1f0e-0000-4000-8000-00000000b001";
    /** The person who edits through the control API and the fixture. */
    public static final String PERSON_ID = "5a9c1f0e-0000-4000-8000-00000000a001";

    static final String WORKSPACE_ID = "5a9c1f0e-0000-4000-8000-00000000f001";
    static final String PARENT_PAGE_ID = "5a9c1f0e-0000-4000-8000-00000000e001";
    static final String INTEGRATION_ID = "5a9c1f0e-0000-4000-8000-00000000c001";
    static final String SUBSCRIPTION_ID = "5a9c1f0e-0000-4000-8000-00000000c002";

    private NotionIds() {}

    static DataSource tasks() {
        return new DataSource(DATA_SOURCE_ID, NAME, List.of(
                Property.of("title", "Name", PropertyType.TITLE),
                Property.of("dEsc", "Description", PropertyType.RICH_TEXT),
                Property.of("st%3DA", "Status", PropertyType.STATUS, "To Do", "In Progress", "Done", "Cancelled"),
                Property.of("pr%5Bi", "Priority", PropertyType.SELECT, "Low", "Medium", "High", "Urgent"),
                Property.of("%3AUPp", "Due", PropertyType.DATE),
                Property.of("sp%40k", "SparkOne ID", PropertyType.RICH_TEXT)));
    }
}
