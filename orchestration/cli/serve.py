"""`coop serve`: the dashboard and the published files over HTTP, for this machine only."""

from __future__ import annotations

import click

from orchestration import settings
from orchestration.publishing import versions


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0 takes a free one.")
def command(port: int) -> None:
    """Serve the publication on 127.0.0.1, read-only, until Ctrl-C.

    The dashboard opens from disk as well; this is for browsers that may not, and for tools that read Parquet by URL.
    """
    from orchestration.publishing.serving import LOOPBACK, make_server

    chosen = settings.load()
    if versions.current(chosen.published) is None:
        raise click.ClickException("nothing is published yet: `coop run` does it")
    try:
        server = make_server(chosen.published, port)
    except OSError as error:
        raise click.ClickException(f"port {port}: {error.strerror}") from error
    with server:
        click.echo(f"http://{LOOPBACK}:{server.server_port}/ (Ctrl-C ends)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return
