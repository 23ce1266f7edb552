package io.sparkone.sync.sheets;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How Google Sheets is reached, and what the columns are called. */
@ConfigMapping(prefix = "sparkone.sheets")
public interface SheetsConfig {

    /** GOOGLE_SHEETS_CREDENTIALS_PATH: the JSON file of a service account; absent where the link is off. */
    Optional<String> credentialsPath();

    /** GOOGLE_SHEETS_SYNC_SPREADSHEET_ID; absent where the link is off. */
    Optional<String> spreadsheetId();

    /** GOOGLE_SHEETS_SYNC_RANGE: the table with its header, e.g. {@code Tarefas!A:G}; absent where the link is off. */
    Optional<String> range();

    /** Requests per second in the long run; Google allows a service account 60 readings a minute, and as many writings. */
    @WithDefault("0.9")
    double requestsPerSecond();

    /** Requests that may follow each other at once after a quiet time. */
    @WithDefault("10")
    int burst();

    @WithDefault("20S")
    Duration pollInterval();

    /** Names under which each column is looked for in the header. */
    Columns columns();

    /** What each value is written as (the first) and also read from. */
    Options options();

    /** Columns, by field. */
    interface Columns {

        @WithDefault("SparkOne ID")
        List<String> sparkoneId();

        @WithDefault("Título,Title,Tarefa,Task")
        List<String> title();

        @WithDefault("Descrição,Description")
        List<String> description();

        @WithDefault("Status,Situação")
        List<String> status();

        @WithDefault("Prioridade,Priority")
        List<String> priority();

        @WithDefault("Vencimento,Prazo,Due,Due date")
        List<String> due();
    }

    /** Texts of status and priority, by value. */
    interface Options {

        @WithDefault("Pendente,To Do,Todo,A fazer,Pending")
        List<String> pending();

        @WithDefault("Em andamento,In Progress,Fazendo")
        List<String> inProgress();

        @WithDefault("Concluída,Concluído,Feito,Done,Completed")
        List<String> completed();

        @WithDefault("Cancelada,Cancelado,Cancelled,Canceled")
        List<String> cancelled();

        @WithDefault("Baixa,Low")
        List<String> low();

        @WithDefault("Média,Normal,Medium")
        List<String> medium();

        @WithDefault("Alta,High")
        List<String> high();

        @WithDefault("Urgente,Urgent")
        List<String> urgent();
    }
}
