package io.sparkone.sync.notion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How Notion is reached, and what its columns are called. */
@ConfigMapping(prefix = "sparkone.notion")
public interface NotionConfig {

    /** NOTION_API_KEY; absent where the link is off. */
    Optional<String> apiKey();

    /** NOTION_DATABASE_ID; absent where the link is off. */
    Optional<String> databaseId();

    /** Which data source of the database, where it has more than one. */
    Optional<String> dataSourceId();

    /** Value of the Notion-Version header. */
    String version();

    /** Requests per second in the long run; Notion allows three on average for each token. */
    @WithDefault("2.5")
    double requestsPerSecond();

    /** Requests that may follow each other at once after a quiet time. */
    @WithDefault("5")
    int burst();

    @WithDefault("15S")
    Duration pollInterval();

    /** How far before the last reading the next one begins: Notion's times are floored to the minute. */
    @WithDefault("2M")
    Duration overlap();

    /** Names under which each column is looked for, the first that exists counts. */
    Columns columns();

    /** Names under which each option is looked for. */
    Options options();

    /** Columns, by field. */
    interface Columns {

        @WithDefault("SparkOne ID")
        String sparkoneId();

        @WithDefault("Description,Descrição")
        List<String> description();

        @WithDefault("Status,Situação")
        List<String> status();

        @WithDefault("Priority,Prioridade")
        List<String> priority();

        @WithDefault("Due,Due date,Vencimento,Prazo")
        List<String> due();
    }

    /** Options of status and priority, by value. */
    interface Options {

        @WithDefault("To Do,Not started,A fazer,Pendente,Não iniciada")
        List<String> pending();

        @WithDefault("In Progress,Em andamento,Fazendo")
        List<String> inProgress();

        @WithDefault("Done,Concluída,Concluído,Feito,Completed")
        List<String> completed();

        @WithDefault("Cancelled,Canceled,Cancelada,Cancelado")
        List<String> cancelled();

        @WithDefault("Low,Baixa")
        List<String> low();

        @WithDefault("Medium,Média,Normal")
        List<String> medium();

        @WithDefault("High,Alta")
        List<String> high();

        @WithDefault("Urgent,Urgente")
        List<String> urgent();
    }
}
