"""What every asset is labelled with in the UI, whatever made it: who is asked about it, and who may see what is in it."""

from __future__ import annotations

import base64
import warnings
from collections.abc import Sequence
from email.utils import getaddresses
from pathlib import Path
from typing import TypeAlias, cast

from dagster import (
    AssetsDefinition,
    AssetSpec,
    BetaWarning,
    CodeReferencesMetadataValue,
    LocalFileCodeReference,
    MarkdownMetadataValue,
    MetadataValue,
    map_asset_specs,
    with_source_code_references,
)

from orchestration.settings import Settings

Asset: TypeAlias = AssetsDefinition | AssetSpec

# Links to code are new in Dagster and say so for each asset; what is lost if they go is the link.
warnings.filterwarnings("ignore", message=".*(code_ref|CodeRef)", category=BetaWarning)

# Layers that leave the private file; texts of articles are in the others.
_PUBLIC = {"marts", "publication"}


def owners(chosen: Settings) -> list[str]:
    """Who is told when something is wrong is who is asked."""
    return [address for _, address in getaddresses([chosen.alert_mail_to]) if "@" in address] or ["team:operators"]


def labelled(assets: Sequence[Asset], chosen: Settings) -> list[Asset]:
    """The assets with owners, their layer, whether readers see them, and a link to the code that makes them."""

    def label(spec: AssetSpec) -> AssetSpec:
        layer = spec.group_name or "reference"
        tags = {"layer": layer, "audience": "readers" if layer in _PUBLIC else "private"}
        return spec.replace_attributes(owners=owners(chosen), tags={**spec.tags, **tags})

    linked = cast("Sequence[Asset]", with_source_code_references(assets))
    return list(map_asset_specs(label, linked))


def source_file(file: Path) -> CodeReferencesMetadataValue:
    """Where an asset is written down, for the link that the UI shows."""
    return CodeReferencesMetadataValue(
        code_references=[LocalFileCodeReference(file_path=str(file.resolve()), line_number=1, label=file.name)]
    )


def picture(svg: str, what: str) -> MarkdownMetadataValue:
    """A drawing in a line of metadata. Markdown is the only kind that shows one."""
    encoded = base64.b64encode(svg.encode()).decode()
    return MetadataValue.md(f"![{what}](data:image/svg+xml;base64,{encoded})")
